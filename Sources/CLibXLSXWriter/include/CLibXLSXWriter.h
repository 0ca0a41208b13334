#pragma once

#include <stdbool.h>
#include <xlsxwriter.h>

/// Loads libxlsxwriter; false where it is not installed. No other function may be called before.
bool load_xlsxwriter(void);
