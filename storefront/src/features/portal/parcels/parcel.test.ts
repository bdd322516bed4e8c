import { describe, expect, it } from "vitest";
import { addressLines, parcelState, pieceTitle, readSending } from "./parcel.ts";

const piece = (id: string, left_quantity: number) => ({
  id,
  title: id,
  variant: "",
  sku: "",
  quantity: left_quantity,
  refunded_quantity: 0,
  sent_quantity: 0,
  left_quantity,
});
const pieces = [piece("honey", 3), piece("candles", 1)];

describe("a parcel to be sent", () => {
  it("takes what was typed; an empty field and a zero are none", () => {
    expect(readSending({ "of-honey": "2", "of-candles": "", tracking: "T1" }, pieces)).toEqual({
      pieces: [{ piece_id: "honey", quantity: 2 }],
      tracking: "T1",
    });
    expect(readSending({ "of-honey": "0", "of-candles": "1" }, pieces)).toEqual({
      pieces: [{ piece_id: "candles", quantity: 1 }],
      tracking: "",
    });
  });

  it.each(["4", "-1", "1.5", "two", "1e1", "٣"])("refuses %j of three", (typed) => {
    expect(readSending({ "of-honey": typed, "of-candles": "1" }, pieces)).toEqual({
      faults: { "of-honey": "quantity" },
    });
  });

  it("is not sent empty, nor with an endless number", () => {
    expect(readSending({}, pieces)).toEqual({ faults: { "of-honey": "nothing" } });
    expect(readSending({ "of-honey": "1", tracking: "x".repeat(101) }, pieces)).toEqual({
      faults: { tracking: "tracking" },
    });
  });
});

describe("words on a parcel", () => {
  it("write the country out", () => {
    expect(addressLines({ name: "Ada", lines: ["Via Po 1", "10124 Torino", "IT"] }, "es")).toEqual([
      "Ada",
      "Via Po 1",
      "10124 Torino",
      "Italia",
    ]);
  });

  it("name the kind of a product where it has one", () => {
    expect(pieceTitle({ title: "Honey", variant: "500 g" })).toBe("Honey, 500 g");
    expect(pieceTitle({ title: "Honey", variant: "Default" })).toBe("Honey");
    expect(pieceTitle({ title: "Honey", variant: "One size" })).toBe("Honey");
    expect(pieceTitle({ title: "Honey", variant: "" })).toBe("Honey");
  });

  it("take an unknown state for the first", () => {
    expect([parcelState("sent"), parcelState("x"), parcelState(null)]).toEqual([
      "sent",
      "to_pack",
      "to_pack",
    ]);
  });
});
