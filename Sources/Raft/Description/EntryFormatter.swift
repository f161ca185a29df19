/// How payloads are shown in the text forms of entries, messages and readies. The default is ``quotedText(_:)``.
public typealias EntryFormatter = ([UInt8]) -> String
