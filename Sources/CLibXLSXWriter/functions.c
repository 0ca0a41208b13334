// libxlsxwriter is loaded when the first workbook is written, and not with the program: it brings
// OpenSSL along, and loading both would take a fifth of the time that it takes to start.
// A function that we begin to use needs a line here; without it the linker names it.

#include <dlfcn.h>

// Hidden, so that the library does not find these in the place of its own.
#pragma GCC visibility push(hidden)
#include "CLibXLSXWriter.h"

#define FUNCTIONS(F)                                                                              \
  F(char *, lxw_strerror, (lxw_error code), (code))                                               \
  F(lxw_workbook *, workbook_new_opt, (const char *path, lxw_workbook_options *options),          \
    (path, options))                                                                              \
  F(lxw_error, workbook_set_properties, (lxw_workbook * book, lxw_doc_properties * properties),   \
    (book, properties))                                                                           \
  F(lxw_worksheet *, workbook_add_worksheet, (lxw_workbook * book, const char *name),             \
    (book, name))                                                                                 \
  F(lxw_format *, workbook_add_format, (lxw_workbook * book), (book))                             \
  F(lxw_error, workbook_close, (lxw_workbook * book), (book))                                     \
  F(void, lxw_workbook_free, (lxw_workbook * book), (book))                                       \
  F(void, format_set_align, (lxw_format * format, uint8_t alignment), (format, alignment))        \
  F(void, format_set_bg_color, (lxw_format * format, lxw_color_t color), (format, color))         \
  F(void, format_set_bold, (lxw_format * format), (format))                                       \
  F(void, format_set_bottom, (lxw_format * format, uint8_t style), (format, style))               \
  F(void, format_set_bottom_color, (lxw_format * format, lxw_color_t color), (format, color))     \
  F(void, format_set_font_color, (lxw_format * format, lxw_color_t color), (format, color))       \
  F(void, format_set_font_size, (lxw_format * format, double size), (format, size))               \
  F(void, format_set_num_format, (lxw_format * format, const char *number), (format, number))     \
  F(void, format_set_text_wrap, (lxw_format * format), (format))                                  \
  F(void, format_set_underline, (lxw_format * format, uint8_t style), (format, style))            \
  F(lxw_error, worksheet_autofilter,                                                              \
    (lxw_worksheet * sheet, lxw_row_t row, lxw_col_t column, lxw_row_t last_row,                  \
     lxw_col_t last_column),                                                                      \
    (sheet, row, column, last_row, last_column))                                                  \
  F(lxw_error, worksheet_conditional_format_range,                                                \
    (lxw_worksheet * sheet, lxw_row_t row, lxw_col_t column, lxw_row_t last_row,                  \
     lxw_col_t last_column, lxw_conditional_format *format),                                      \
    (sheet, row, column, last_row, last_column, format))                                          \
  F(void, worksheet_fit_to_pages, (lxw_worksheet * sheet, uint16_t width, uint16_t height),       \
    (sheet, width, height))                                                                       \
  F(void, worksheet_freeze_panes, (lxw_worksheet * sheet, lxw_row_t row, lxw_col_t column),       \
    (sheet, row, column))                                                                         \
  F(lxw_error, worksheet_repeat_columns,                                                          \
    (lxw_worksheet * sheet, lxw_col_t first, lxw_col_t last), (sheet, first, last))               \
  F(lxw_error, worksheet_repeat_rows, (lxw_worksheet * sheet, lxw_row_t first, lxw_row_t last),   \
    (sheet, first, last))                                                                         \
  F(lxw_error, worksheet_set_column,                                                              \
    (lxw_worksheet * sheet, lxw_col_t first, lxw_col_t last, double width, lxw_format *format),   \
    (sheet, first, last, width, format))                                                          \
  F(lxw_error, worksheet_set_footer, (lxw_worksheet * sheet, const char *text), (sheet, text))    \
  F(lxw_error, worksheet_set_header, (lxw_worksheet * sheet, const char *text), (sheet, text))    \
  F(void, worksheet_set_landscape, (lxw_worksheet * sheet), (sheet))                              \
  F(void, worksheet_set_margins,                                                                  \
    (lxw_worksheet * sheet, double left, double right, double top, double bottom),                \
    (sheet, left, right, top, bottom))                                                            \
  F(void, worksheet_set_paper, (lxw_worksheet * sheet, uint8_t paper), (sheet, paper))            \
  F(lxw_error, worksheet_set_row,                                                                 \
    (lxw_worksheet * sheet, lxw_row_t row, double height, lxw_format *format),                    \
    (sheet, row, height, format))                                                                 \
  F(lxw_error, worksheet_write_blank,                                                             \
    (lxw_worksheet * sheet, lxw_row_t row, lxw_col_t column, lxw_format *format),                 \
    (sheet, row, column, format))                                                                 \
  F(lxw_error, worksheet_write_number,                                                            \
    (lxw_worksheet * sheet, lxw_row_t row, lxw_col_t column, double number, lxw_format *format),  \
    (sheet, row, column, number, format))                                                         \
  F(lxw_error, worksheet_write_string,                                                            \
    (lxw_worksheet * sheet, lxw_row_t row, lxw_col_t column, const char *text,                    \
     lxw_format *format),                                                                         \
    (sheet, row, column, text, format))                                                           \
  F(lxw_error, worksheet_write_url_opt,                                                           \
    (lxw_worksheet * sheet, lxw_row_t row, lxw_col_t column, const char *url,                     \
     lxw_format *format, const char *text, const char *tip),                                      \
    (sheet, row, column, url, format, text, tip))

#define DECLARE(result, name, parameters, arguments) static result(*loaded_##name) parameters;
#define FORWARD(result, name, parameters, arguments) \
  result name parameters { return loaded_##name arguments; }
#define FIND(result, name, parameters, arguments) \
  loaded_##name = (__typeof__(loaded_##name))dlsym(library, #name); \
  if (!loaded_##name) return false;

FUNCTIONS(DECLARE)
FUNCTIONS(FORWARD)

bool load_xlsxwriter(void) {
  void *library = dlopen("libxlsxwriter.so." LXW_SOVERSION, RTLD_NOW | RTLD_LOCAL);
  if (!library) return false;
  FUNCTIONS(FIND)
  return true;
}
