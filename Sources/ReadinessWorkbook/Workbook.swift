import CLibXLSXWriter

/// The version of the library that writes workbooks.
package let workbookVersion = String(cString: lxw_version())
