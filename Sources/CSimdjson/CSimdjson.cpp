#include "CSimdjson.h"

#include <memory>
#include <new>

#include <simdjson.h>

static_assert(simdjson::SIMDJSON_PADDING <= SIMDJSON_TEXT_PADDING, "texts need more padding");

// simdjson's first stage checks the characters and finds where tokens begin; what remains is to see
// that they stand in the order of JSON. On Demand does this too, but is made for picking values
// out: listing all of them through it takes twice as long and does not tell where a text is wrong.
struct simdjson_reader {
  std::unique_ptr<simdjson::internal::dom_parser_implementation> parser;
  size_t text_capacity = 0;
  std::unique_ptr<simdjson_value[]> values;
  size_t value_capacity = 0;

  simdjson_outcome read(const char *text, size_t length, size_t &count, size_t &place) {
    if (length > text_capacity && !reserve_text(length)) return SIMDJSON_TEXT_OUT_OF_MEMORY;
    if (parser->stage1(
            reinterpret_cast<const uint8_t *>(text), length, simdjson::stage1_mode::regular)) {
      return SIMDJSON_TEXT_BAD_CHARACTERS;
    }
    const uint32_t *token = parser->structural_indexes.get();
    const uint32_t *const end = token + parser->n_structural_indexes;
    if (size_t(end - token) > value_capacity && !reserve_values(size_t(end - token))) {
      return SIMDJSON_TEXT_OUT_OF_MEMORY;
    }
    const simdjson_outcome outcome = list(text, uint32_t(length), token, end, count);
    place = token < end ? *token : length;
    return outcome;
  }

 private:
  /// An object or array whose end is not reached.
  struct Container {
    uint32_t number;
    char closing;
  };

  simdjson_outcome list(
      const char *text, const uint32_t length, const uint32_t *&place, const uint32_t *const end,
      size_t &count) {
    Container open[SIMDJSON_GREATEST_DEPTH];
    size_t depth = 0;
    // In variables of its own, so that they need not be written back at each step.
    const uint32_t *token = place;
    simdjson_value *const values = this->values.get();
    uint32_t number = 0;
    uint32_t key = length;
    simdjson_outcome outcome = SIMDJSON_TEXT_MALFORMED;

    while (true) {
      // A value begins.
      if (token == end) break;
      const char first = text[*token];
      if (first == '}' || first == ']' || first == ',' || first == ':') break;
      simdjson_value &value = values[number];
      value.key = key;
      value.start = *token++;
      // Behind the last token the index holds the text's length.
      value.end = *token;
      value.next = ++number;
      key = length;
      bool is_open = false;
      if (first == '{' || first == '[') {
        if (depth == SIMDJSON_GREATEST_DEPTH) {
          token--;
          outcome = SIMDJSON_TEXT_TOO_DEEP;
          break;
        }
        const char closing = first == '{' ? '}' : ']';
        open[depth++] = {number - 1, closing};
        if (token == end) break;
        is_open = text[*token] != closing;
      }
      // Whatever ends with it, up to the comma before the next value.
      if (!is_open) {
        while (depth > 0 && token < end && text[*token] == open[depth - 1].closing) {
          values[open[--depth].number].next = number;
          token++;
        }
        if (depth == 0) {
          if (token == end) outcome = SIMDJSON_TEXT_READ;
          break;
        }
        if (token == end || text[*token] != ',') break;
        token++;
      }
      if (open[depth - 1].closing == '}') {
        if (end - token < 3 || text[token[0]] != '"' || text[token[1]] != ':') break;
        key = token[0];
        token += 2;
      }
    }
    place = token;
    count = number;
    return outcome;
  }

  bool reserve_text(size_t length) {
    size_t capacity = text_capacity ? text_capacity : 1 << 16;
    while (capacity < length) capacity *= 2;
    text_capacity = 0;
    if (simdjson::get_active_implementation()->create_dom_parser_implementation(
            capacity, SIMDJSON_GREATEST_DEPTH, parser)) {
      return false;
    }
    text_capacity = capacity;
    return true;
  }

  bool reserve_values(size_t count) {
    size_t capacity = value_capacity ? value_capacity : 1024;
    while (capacity < count) capacity *= 2;
    value_capacity = 0;
    values.reset(new (std::nothrow) simdjson_value[capacity]);
    if (!values) return false;
    value_capacity = capacity;
    return true;
  }
};

simdjson_reader *simdjson_reader_create(void) { return new (std::nothrow) simdjson_reader(); }

void simdjson_reader_destroy(simdjson_reader *reader) { delete reader; }

simdjson_outcome simdjson_reader_read(
    simdjson_reader *reader, const char *text, size_t length, const simdjson_value **values,
    size_t *count, size_t *place) {
  *count = 0;
  *place = 0;
  const simdjson_outcome outcome = reader->read(text, length, *count, *place);
  *values = reader->values.get();
  return outcome;
}
