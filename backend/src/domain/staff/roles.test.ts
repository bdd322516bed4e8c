import { expect, test } from "vitest";
import { CAPABILITIES, capabilitiesOf, may, ROLES, rolesThatMay } from "./roles";

test("nobody keeps the book and approves what is paid from it", () => {
  for (const role of ROLES)
    expect([role, may([role], "pay.propose") && may([role], "pay.approve")]).toEqual([role, false]);
  expect(rolesThatMay("pay.approve")).toEqual(["board"]);
  expect(rolesThatMay("book.write")).toEqual(["treasurer"]);
});

test("several roles allow what any of them allows, and an unknown one nothing", () => {
  expect(capabilitiesOf(["treasurer", "board"])).toEqual(
    CAPABILITIES.filter((capability) => may(["treasurer"], capability) || may(["board"], capability)),
  );
  expect(capabilitiesOf(["king"])).toEqual([]);
  expect(capabilitiesOf([])).toEqual([]);
});

test("each role reads as it was agreed", () => {
  expect(Object.fromEntries(ROLES.map((role) => [role, capabilitiesOf([role]).join(" ")]))).toEqual({
    catalogue: "me products.read products.write workshop.read",
    fulfilment: "me products.read consignments.read consignments.write workshop.read shop.pause",
    treasurer:
      "me products.read consignments.read workshop.read earnings.read book.read book.write members.read members.write members.verify work.write pay.propose",
    board:
      "me products.read products.write consignments.read workshop.read shop.pause earnings.read book.read book.grant members.read members.verify members.erase pay.approve rules.attest staff.manage",
  });
});
