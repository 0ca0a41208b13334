"""Prints what a workbook does beside holding values: page, panes, filters, formats, links."""

import sys
import zipfile

from cells import *

for path in sys.argv[1:]:
    book = openpyxl.load_workbook(path)
    print(f"{book.properties.title}; made {book.properties.created:%Y-%m-%dT%H:%M:%S}")
    for sheet in book.worksheets:
        setup, fit = sheet.page_setup, sheet.sheet_properties.pageSetUpPr.fitToPage
        header = f"{sheet.oddHeader.left.text} | {sheet.oddHeader.right.text}"
        print(f"{sheet.title}: {sheet.dimensions}")
        print(
            f"  page: paper {setup.paperSize}, {setup.orientation}, fit {fit}, "
            f"{setup.fitToWidth or 1} wide, {setup.fitToHeight} high, "
            f"rows {sheet.print_title_rows}, columns {sheet.print_title_cols}, {header}"
        )
        print(f"  frozen at {sheet.freeze_panes}, filter {sheet.auto_filter.ref}")
        formats = {}
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    formats.setdefault((cell.data_type, cell.number_format), []).append(cell)
                if cell.hyperlink:
                    link = cell.hyperlink
                    print(f"  link {cell.coordinate}: {link.target} # {link.location}")
        for (kind, format), cells in sorted(formats.items(), key=lambda entry: entry[0]):
            columns = sorted({cell.column_letter for cell in cells})
            print(f"  {kind} {format}: {', '.join(columns)}")
        bars = sorted(str(each.sqref) for each in sheet.conditional_formatting)
        print(f"  bars: {', '.join(bars) or 'none'}")
        low = min((d.width for d in sheet.column_dimensions.values()), default=0)
        print(f"  narrowest column: {low:.0f}")
    dates = {entry.date_time for entry in zipfile.ZipFile(path).infolist()}
    print(f"dates in the archive: {sorted(dates)}")
