#pragma once

// The C library's Swift module hides what is beyond POSIX; this is all of it that we need.
int renameat2(int oldfd, const char *oldpath, int newfd, const char *newpath, unsigned flags);

enum { EXCHANGE_NAMES = 1 << 1 };

/// With the folder's path and `O_DIRECTORY`, lets `open` make a file without a name in it.
enum { NAMELESS_FILE = 020000000 };

/// Lets two names of one file system change places in one step.
static inline int exchange_names(const char *one, const char *other) {
  const int here = -100;  // AT_FDCWD
  return renameat2(here, one, here, other, EXCHANGE_NAMES);
}
