import Mustache

/// A page.
package struct Page {}
