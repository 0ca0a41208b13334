extension RulebookCompiler {
  mutating func compileSources() {
    sourceReferences.reserveCapacity(declaration.sources.reduce(0) { $0 + $1.criteria.count })
    for (number, source) in declaration.sources.enumerated() {
      let criteria = source.criteria.map { criterion in
        SourceCriterion(
          id: "\(source.id.value)/\(criterion.id.value)", at: criterion.at.value,
          says: criterion.says.value, isInternational: criterion.isInternational,
          notAssessed: criterion.notAssessed?.value, obligation: criterion.obligation?.value,
          checked: criterion.checked?.value, location: criterion.id.location)
      }
      for (index, criterion) in criteria.enumerated()
      where sourceReferences[criterion.id] == nil {
        sourceReferences[criterion.id] = SourceReference(source: number, criterion: index)
      }
      sources.append(
        Source(
          id: source.id.value, title: source.title.value, publisher: source.publisher?.value,
          dated: source.dated?.value, url: source.url?.value, criteria: criteria,
          location: source.id.location))
    }
  }
}
