"use strict";
(function () {
  var shown = 50;
  var box = document.getElementById("search");
  var field = document.getElementById("search-words");
  var count = document.getElementById("search-count");
  var list = document.getElementById("search-results");

  function folded(text) {
    return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "")
      .replace(/[\u2018\u2019\u02bc]/g, "'");
  }

  var entries = readinessIndex.map(function (entry) {
    return { title: entry[0], kind: entry[1], path: entry[2],
      name: folded(entry[0]), words: folded(entry[0] + " " + entry[1] + " " + entry[3]) };
  });

  function find() {
    var words = folded(field.value).split(/\s+/).filter(Boolean);
    var found = words.length === 0 ? [] : entries.filter(function (entry) {
      return words.every(function (word) { return entry.words.includes(word); });
    });
    // Names before what only mentions the words; the order of the index otherwise.
    var named = found.filter(function (entry) {
      return words.every(function (word) { return entry.name.includes(word); });
    });
    var others = found.filter(function (entry) { return !named.includes(entry); });
    list.textContent = "";
    named.concat(others).slice(0, shown).forEach(function (entry) {
      var item = document.createElement("li");
      var link = document.createElement("a");
      link.href = entry.path;
      link.textContent = entry.title;
      item.append(link, ", " + entry.kind);
      list.append(item);
    });
    count.textContent = words.length === 0 ? ""
      : found.length === 0 ? "Nothing has these words."
      : found.length + (found.length === 1 ? " page" : " pages")
        + (found.length > shown ? ", the first " + shown + " shown" : "");
  }

  box.hidden = false;
  field.value = new URLSearchParams(location.search).get("words") || "";
  field.addEventListener("input", find);
  find();
})();
