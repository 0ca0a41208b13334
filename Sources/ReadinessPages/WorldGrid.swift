/// Where each country stands on a map of tiles: neighbours near each other, every country as large
/// as every other.
package enum WorldGrid {
  /// A place, counted from 0.
  package struct Place: Hashable, Sendable {
    package let column: Int
    package let row: Int
  }

  package static let columns = 30

  /// The world from west to east and from north to south; three points are an empty place.
  private static let rows = [
    "........................ISL.........NORSWEFIN",
    "...........................IRLGBR...DNK......EST...RUS",
    "...CAN...........................NLDDEUPOLLTULVA",
    "...USA........................BELLUXCZESVKBLRUKR............KAZ...MNG",
    "MEX.........BHS...............FRACHELIEAUTHUNROUMDA...GEO...UZBKGZCHNPRK",
    "GTMBLZ...CUBHTIDOM......PRTESPANDMCOITASVNHRVSRBBGR...ARMAZETKMTJK...KORJPN",
    "SLVHND...JAM...KNAATG...............SMRBIHMNEMKD...TURSYRIRQIRNAFG",
    "...NIC.........DMALCA...............VAT...ALBGRCCYPLBNJORKWTBHRPAKNPLBTN",
    "...CRIPAN......VCTBRB...............MLT............ISRPSESAUQATAREINDBGDMMRLAOVNM",
    "......COLVENTTOGRD.........MARDZATUNLBYEGY...............YEMOMN...LKA...THAKHMPHL",
    "...ECUPERBRAGUYSUR......MRTMLIBFANERTCDSDNERI..................MDV......MYSBRN...PLWFSMMHL",
    "......BOLPRY......CPVSENGMBGINCIVBENNGACAFSSDETHDJI.....................SGPIDNTLSPNGNRUKIR",
    "...CHLARGURY.........GNBSLELBRGHATGOCMRCOGUGAKENSOM..............................SLBTUVWSM",
    "..............................STPGNQGABCODRWATZA...SYC........................AUSVUTFJITON",
    "....................................AGOZMBBDIMWICOM..............................NZL",
    "....................................NAMBWAZWEMOZ...MDGMUS",
    ".......................................ZAFSWZ",
    ".......................................LSO",
  ]

  /// The places by the countries' alpha-3 codes.
  package static let places: [String: Place] = {
    var places: [String: Place] = [:]
    for (row, text) in rows.enumerated() {
      let letters = Array(text)
      for column in 0..<letters.count / 3 where letters[column * 3] != "." {
        let code = String(letters[column * 3..<column * 3 + 3])
        precondition(places[code] == nil, "\(code) stands twice on the map")
        places[code] = Place(column: column, row: row)
      }
    }
    return places
  }()

  /// A place for each code, in their order; those that the map does not know stand below it.
  package static func places(of codes: [String]) -> [Place] {
    var taken = Set<Place>()
    var extra = 0
    return codes.map { code in
      if let place = places[code], taken.insert(place).inserted { return place }
      defer { extra += 1 }
      return Place(column: extra % columns, row: rows.count + 1 + extra / columns)
    }
  }
}
