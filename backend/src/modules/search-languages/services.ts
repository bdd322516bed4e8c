// oxlint-disable-next-line @medusajs/import-from-framework-not-internal -- a language of its own needs a class of its own, and the package gives out only the finished provider
import { PostgresSearchService } from "@medusajs/search-postgres/dist/services/postgres-search";

type Dependencies = ConstructorParameters<typeof PostgresSearchService>[0];

/**
 * Medusa's search on PostgreSQL, once for each language: a provider stems in one language, and an index names its provider
 * by its identifier. Each needs a text search configuration of that language, which the migration beside makes.
 */
export class EnglishSearch extends PostgresSearchService {
  static override identifier = "postgres-en";

  constructor(dependencies: Dependencies) {
    super(dependencies, { language: "english" });
  }
}

export class ItalianSearch extends PostgresSearchService {
  static override identifier = "postgres-it";

  constructor(dependencies: Dependencies) {
    super(dependencies, { language: "italian" });
  }
}

export class SpanishSearch extends PostgresSearchService {
  static override identifier = "postgres-es";

  constructor(dependencies: Dependencies) {
    super(dependencies, { language: "spanish" });
  }
}
