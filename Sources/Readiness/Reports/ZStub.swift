enum MarkdownText { static func escaped(_ t: String) -> String { t } }
extension GapReport { public func markdown() -> String { "" }; public func json() -> String { "" } }
