extension Rulebook {
  /// The share of the framework's score that a criterion carries while everything applies.
  ///
  /// The product of its weights' shares from its area up to the framework, rounded down at each
  /// step to 12 places. Under `lowest` and `geometric` it says how the weights stand, not how far a
  /// child can move the score.
  public func effectiveShare(of criterion: Int) -> Share {
    let area = criteria[criterion].area
    return part(of: areas[area], child: criterion, effectiveShare(ofArea: area))
  }

  /// The share of the framework's score that an area carries while everything applies.
  public func effectiveShare(ofArea area: Int) -> Share {
    guard let pillar = areas[area].parent else { return .zero }
    return part(of: pillars[pillar], child: area, effectiveShare(ofPillar: pillar))
  }

  /// The share of the framework's score that a pillar carries while everything applies.
  public func effectiveShare(ofPillar pillar: Int) -> Share {
    part(of: framework, child: pillar, .one)
  }

  private func part(of group: Group, child: Int, _ whole: Share) -> Share {
    let weight = Int128(group.childWeights[child - group.children.lowerBound])
    let total = Int128(group.childWeights.reduce(0, +))
    return Share(trillionths: Int64(Int128(whole.trillionths) * weight / total))
  }
}
