/* The floor for NDJSON: simdjson visits every key and value of the file, and does nothing with them.
   Build: c++ -O2 -std=c++17 json_values.cpp -lsimdjson -o json_values */
#include <simdjson.h>

#include <cstdio>

using namespace simdjson;

static size_t visit(ondemand::value value) {
  switch (value.type().value()) {
    case ondemand::json_type::object: {
      size_t seen = 0;
      for (auto field : value.get_object()) {
        seen += field.unescaped_key().value().size();
        seen += visit(field.value());
      }
      return seen;
    }
    case ondemand::json_type::array: {
      size_t seen = 0;
      for (auto element : value.get_array()) seen += visit(element.value());
      return seen;
    }
    case ondemand::json_type::string: return value.get_string().value().size();
    case ondemand::json_type::number: return value.get_double().value() > 0;
    case ondemand::json_type::boolean: return value.get_bool().value();
    default: return value.is_null();
  }
}

int main(int count, char **arguments) {
  if (count != 2) return 2;
  padded_string text = padded_string::load(arguments[1]);
  ondemand::parser parser;
  ondemand::document_stream lines = parser.iterate_many(text, 1 << 20);
  size_t seen = 0;
  for (auto line : lines) {
    for (auto field : line.get_object()) {
      seen += field.unescaped_key().value().size();
      seen += visit(field.value());
    }
  }
  std::printf("%zu\n", seen);
}
