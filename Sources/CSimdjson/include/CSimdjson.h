#pragma once

#include <stddef.h>
#include <stdint.h>

#include "short_text.h"

#ifdef __cplusplus
extern "C" {
#endif

/// How many readable bytes must follow a text.
enum { SIMDJSON_TEXT_PADDING = 64 };

/// The greatest depth of nesting that is read.
enum { SIMDJSON_GREATEST_DEPTH = 32 };

/// A value of a JSON text.
typedef struct {
  /// Where its key begins, at the quotation mark; the text's length where it has none.
  uint32_t key;
  uint32_t start;
  /// Where the next token begins: a string or word ends before it, but for blanks.
  uint32_t end;
  /// The number of the value that follows this one and all that is in it.
  uint32_t next;
} simdjson_value;

typedef enum {
  SIMDJSON_TEXT_READ = 0,
  /// The text is no JSON from the place that is told.
  SIMDJSON_TEXT_MALFORMED,
  /// Not UTF-8, a control character in a string, or a string without end.
  SIMDJSON_TEXT_BAD_CHARACTERS,
  SIMDJSON_TEXT_TOO_DEEP,
  SIMDJSON_TEXT_OUT_OF_MEMORY,
} simdjson_outcome;

/// Reads one text after another, in storage that it uses again.
typedef struct simdjson_reader simdjson_reader;

simdjson_reader *simdjson_reader_create(void);
void simdjson_reader_destroy(simdjson_reader *reader);

/// Lists the values of a text in their order, beginning with the whole of it.
///
/// Strings and words are told by their places alone: escapes stand as they are, and a word may be
/// anything that is no string.
///
/// - text: Followed by `SIMDJSON_TEXT_PADDING` readable bytes.
/// - values, count: The values, until the next reading.
/// - place: Where reading ended.
simdjson_outcome simdjson_reader_read(
    simdjson_reader *reader, const char *text, size_t length, const simdjson_value **values,
    size_t *count, size_t *place);

#ifdef __cplusplus
}
#endif
