import CSimdjson

/// The version of the JSON parser.
package let parserVersion = String(cString: simdjson_shim_version())
