import { useQuery } from "@tanstack/react-query";
import { OUR_DATA } from "./act";
import { api } from "./api";

export function useCurrencies() {
  return useQuery({ queryKey: [OUR_DATA, "currencies"], queryFn: api.currencies });
}
