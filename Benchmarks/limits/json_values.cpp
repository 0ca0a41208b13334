/* The floor for NDJSON: simdjson visits every key and value of the file, and does nothing with them.
   The file is read in blocks of whole lines into one buffer, since reading all of it at once would
   take longer than the parse. Build: c++ -O3 -std=c++17 json_values.cpp -lsimdjson -o json_values */
#include <simdjson.h>

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <cstring>
#include <vector>

using namespace simdjson;

/* Not recursive, so that it becomes part of the loop: facts hold no objects here. */
__attribute__((always_inline)) static inline size_t visit(ondemand::value value) {
  switch (value.type().value()) {
    case ondemand::json_type::string: return value.get_string().value().size();
    case ondemand::json_type::number: return value.get_int64().value();
    case ondemand::json_type::boolean: return value.get_bool().value();
    default: return value.is_null();
  }
}

int main(int count, char **arguments) {
  const size_t block = 1 << 20;
  if (count != 2) return 2;
  int file = open(arguments[1], O_RDONLY);
  if (file < 0) { perror(arguments[1]); return 2; }
  std::vector<char> buffer(2 * block + SIMDJSON_PADDING);
  ondemand::parser parser;
  size_t seen = 0, held = 0;
  for (;;) {
    ssize_t got = read(file, buffer.data() + held, block);
    if (got < 0) { perror(arguments[1]); return 2; }
    held += got;
    size_t whole = held;
    while (got > 0 && whole > 0 && buffer[whole - 1] != '\n') whole--;
    ondemand::document_stream lines = parser.iterate_many(buffer.data(), whole, block + 1);
    for (auto line : lines) {
      for (auto field : line.get_object()) {
        seen += field.unescaped_key().value().size();
        ondemand::value value = field.value();
        if (value.type().value() != ondemand::json_type::object) {
          seen += visit(value);
          continue;
        }
        for (auto fact : value.get_object()) {
          seen += fact.unescaped_key().value().size();
          seen += visit(fact.value());
        }
      }
    }
    if (got == 0) break;
    std::memmove(buffer.data(), buffer.data() + whole, held - whole);
    held -= whole;
  }
  std::printf("%zu\n", seen);
}
