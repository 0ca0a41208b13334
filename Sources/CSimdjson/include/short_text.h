#pragma once

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

// What Swift has no name for: looking at sixteen bytes at once and asking which of them match.

/// Up to 15 bytes of a text, zeros behind them, and in the last place how many there are.
typedef struct {
  uint64_t low;
  uint64_t high;
} short_text;

/// How many of 16 bytes stand before the first one that is either of two, or 16.
static inline unsigned bytes_before(const void *text, uint8_t one, uint8_t other) {
#ifdef __SSE2__
  const __m128i bytes = _mm_loadu_si128((const __m128i *)text);
  const __m128i ends = _mm_or_si128(
      _mm_cmpeq_epi8(bytes, _mm_set1_epi8((char)one)),
      _mm_cmpeq_epi8(bytes, _mm_set1_epi8((char)other)));
  return (unsigned)__builtin_ctz((unsigned)_mm_movemask_epi8(ends) | 0x10000u);
#else
  const uint8_t *bytes = (const uint8_t *)text;
  unsigned count = 0;
  while (count < 16 && bytes[count] != one && bytes[count] != other) count++;
  return count;
#endif
}

/// The first so many bytes, at most 15, of a text of which 16 are readable.
static inline short_text short_text_at(const void *text, unsigned count) {
  static const uint8_t mask[32] = {
      0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF};
  uint64_t words[2], masks[2];
  memcpy(words, text, 16);
  memcpy(masks, mask + 16 - count, 16);
  short_text result = {words[0] & masks[0], words[1] & masks[1]};
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  result.low = __builtin_bswap64(result.low);
  result.high = __builtin_bswap64(result.high);
#endif
  result.high |= (uint64_t)count << 56;
  return result;
}

/// Whether 16 to 48 bytes are the same in both places, without a branch on their number.
static inline bool same_bytes(const void *one, const void *other, unsigned count) {
#ifdef __SSE2__
  const char *left = (const char *)one, *right = (const char *)other;
  const unsigned last = count - 16;
  const unsigned middle = last < 16 ? last : 16;
#define SAME_BYTES(offset)                                   \
  _mm_cmpeq_epi8(                                            \
      _mm_loadu_si128((const __m128i *)(left + (offset))),   \
      _mm_loadu_si128((const __m128i *)(right + (offset))))
  const __m128i same =
      _mm_and_si128(_mm_and_si128(SAME_BYTES(0), SAME_BYTES(middle)), SAME_BYTES(last));
#undef SAME_BYTES
  return _mm_movemask_epi8(same) == 0xFFFF;
#else
  return memcmp(one, other, count) == 0;
#endif
}
