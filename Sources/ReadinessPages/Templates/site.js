"use strict";
(function () {
  function cellKey(row, column) {
    var cell = row.cells[column];
    return cell.hasAttribute("data-key") ? cell.getAttribute("data-key") : cell.textContent.trim();
  }

  function compare(one, other) {
    if (/^-?[0-9.]+$/.test(one) && /^-?[0-9.]+$/.test(other)) {
      return Number(one) - Number(other);
    }
    return one < other ? -1 : one > other ? 1 : 0;
  }

  function makeSortable(table) {
    var heads = Array.from(table.tHead.rows[0].cells);
    heads.forEach(function (head, column) {
      var button = document.createElement("button");
      button.type = "button";
      while (head.firstChild) { button.appendChild(head.firstChild); }
      head.appendChild(button);
      button.addEventListener("click", function () {
        var falls = head.getAttribute("aria-sort") === "ascending";
        heads.forEach(function (other) { other.removeAttribute("aria-sort"); });
        head.setAttribute("aria-sort", falls ? "descending" : "ascending");
        Array.from(table.tBodies).forEach(function (body) {
          var rows = Array.from(body.rows).map(function (row, index) {
            return { row: row, key: cellKey(row, column), index: index };
          });
          rows.sort(function (one, other) {
            var order = compare(one.key, other.key);
            return (falls ? -order : order) || one.index - other.index;
          });
          rows.forEach(function (entry) { body.appendChild(entry.row); });
        });
      });
    });
  }

  function makeFilterable(box, number) {
    var rows = Array.from(box.querySelectorAll("tbody > tr"));
    var texts = rows.map(function (row) { return row.textContent.toLowerCase(); });
    var tools = document.createElement("div");
    var label = document.createElement("label");
    var field = document.createElement("input");
    var count = document.createElement("span");
    tools.className = "tools";
    field.type = "search";
    field.id = "filter-" + number;
    field.autocomplete = "off";
    label.htmlFor = field.id;
    label.textContent = "Show rows with the words";
    count.setAttribute("role", "status");
    tools.append(label, " ", field, " ", count);
    box.insertBefore(tools, box.firstChild);
    function filter() {
      var words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
      var shown = 0;
      rows.forEach(function (row, index) {
        var fits = words.every(function (word) { return texts[index].includes(word); });
        row.hidden = !fits;
        if (fits) { shown += 1; }
      });
      count.textContent = shown + " of " + rows.length + " rows";
    }
    field.addEventListener("input", filter);
    filter();
  }

  document.querySelectorAll("table[data-sort]").forEach(makeSortable);
  document.querySelectorAll("[data-filter]").forEach(makeFilterable);
})();
