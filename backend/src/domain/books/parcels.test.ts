import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allThatIsLeft, leftToSend, parcelContents, type SendablePiece } from "./parcels";

const piece = (id: string, change: Partial<SendablePiece> = {}): SendablePiece => ({
  id,
  kind: "goods",
  title: id,
  quantity: 3,
  refunded_quantity: 0,
  sent_quantity: 0,
  ...change,
});
const shipping = piece("post", { kind: "shipping", quantity: 1 });
const refused = (code: string) => expect.objectContaining({ code }) as Error;

describe("what is left to send", () => {
  it("is what was bought less what has left and what was refunded", () => {
    expect(leftToSend(piece("jar"))).toBe(3);
    expect(leftToSend(piece("jar", { sent_quantity: 1 }))).toBe(2);
    expect(leftToSend(piece("jar", { sent_quantity: 1, refunded_quantity: 1 }))).toBe(1);
  });

  it("is nothing once all has left, whatever is refunded afterwards", () => {
    expect(leftToSend(piece("jar", { sent_quantity: 3, refunded_quantity: 2 }))).toBe(0);
  });

  it("is never the shipping itself", () => {
    expect(allThatIsLeft([piece("jar"), shipping])).toEqual([{ piece_id: "jar", quantity: 3 }]);
  });
});

describe("a parcel", () => {
  const jar = piece("jar", { sent_quantity: 1 });
  const box = piece("box", { quantity: 1 });

  it("takes all that is left when nothing is said", () => {
    expect(parcelContents([jar, box, shipping], null)).toEqual([
      { piece_id: "jar", quantity: 2 },
      { piece_id: "box", quantity: 1 },
    ]);
  });

  it("takes what is asked for, in the order of the consignment", () => {
    const asked = [
      { piece_id: "box", quantity: 1 },
      { piece_id: "jar", quantity: 1 },
    ];
    expect(parcelContents([jar, box], asked)).toEqual([...asked].reverse());
  });

  it.each([
    ["more than is left", [{ piece_id: "jar", quantity: 3 }], "parcel.too_many"],
    ["a foreign piece", [{ piece_id: "clock", quantity: 1 }], "parcel.piece_not_found"],
    ["the shipping", [{ piece_id: "post", quantity: 1 }], "parcel.piece_not_found"],
    ["half a piece", [{ piece_id: "jar", quantity: 0.5 }], "parcel.quantity_invalid"],
    ["none of a piece", [{ piece_id: "jar", quantity: 0 }], "parcel.quantity_invalid"],
    ["no piece", [], "parcel.quantity_invalid"],
    [
      "a piece named twice",
      [
        { piece_id: "jar", quantity: 1 },
        { piece_id: "jar", quantity: 1 },
      ],
      "parcel.quantity_invalid",
    ],
  ])("does not take %s", (_what, asked, code) => {
    expect(() => parcelContents([jar, box, shipping], asked)).toThrow(refused(code));
  });

  it("is not sent when nothing is left", () => {
    const gone = piece("jar", { refunded_quantity: 3 });
    expect(() => parcelContents([gone, shipping], null)).toThrow(refused("parcel.nothing_left"));
  });

  it("never takes more than there is, however refunds and parcels follow each other", () => {
    const step = fc.record({ refund: fc.boolean(), quantity: fc.integer({ min: 1, max: 4 }) });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.array(step), (quantity, steps) => {
        let now = piece("jar", { quantity });
        for (const { refund, quantity: asked } of steps) {
          if (refund) now = { ...now, refunded_quantity: Math.min(quantity, now.refunded_quantity + asked) };
          else if (asked <= leftToSend(now)) {
            const [taken] = parcelContents([now], [{ piece_id: "jar", quantity: asked }]);
            now = { ...now, sent_quantity: now.sent_quantity + (taken?.quantity ?? 0) };
          }
          expect(now.sent_quantity).toBeLessThanOrEqual(quantity);
        }
      }),
    );
  });
});
