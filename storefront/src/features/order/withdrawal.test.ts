import { describe, expect, it } from "vitest";
import { readWithdrawal } from "./withdrawal.ts";

const line = (id: string, quantity: number, to_withdraw = quantity) => ({ id, quantity, to_withdraw });
const lines = [line("honey", 3), line("clock", 1)];

describe("the form to withdraw", () => {
  it("takes what was typed, and an empty field or a zero as none", () => {
    expect(readWithdrawal({ "of-honey": "2", "of-clock": "0", said: "Too sweet" }, lines)).toEqual({
      lines: [{ id: "honey", quantity: 2 }],
      said: "Too sweet",
    });
    expect(readWithdrawal({ "of-clock": "1", said: "" }, lines)).toEqual({
      lines: [{ id: "clock", quantity: 1 }],
      said: null,
    });
  });

  it.each(["4", "-1", "1.5", "two", "1e1", "٣"])("refuses %j of three", (typed) => {
    expect(readWithdrawal({ "of-honey": typed, "of-clock": "1" }, lines)).toEqual({
      faults: { "of-honey": "quantity" },
    });
  });

  it("asks for at least one, at the first of which something is left", () => {
    expect(readWithdrawal({}, [line("honey", 3, 0), line("clock", 1)])).toEqual({
      faults: { "of-clock": "nothing" },
    });
  });

  it("lets the second of two clicks through, though nothing is left by then", () => {
    expect(readWithdrawal({ "of-honey": "3" }, [line("honey", 3, 0)])).toEqual({
      lines: [{ id: "honey", quantity: 3 }],
      said: null,
    });
  });
});
