import { ModuleProvider, Modules } from "@medusajs/framework/utils";
import { EnglishSearch, ItalianSearch, SpanishSearch } from "./services";

export default ModuleProvider(Modules.SEARCH, { services: [EnglishSearch, ItalianSearch, SpanishSearch] });
