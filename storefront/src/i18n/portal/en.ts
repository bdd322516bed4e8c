import type { DeskCode } from "../../lib/desk-error.ts";
import type { Role } from "../../lib/desk-wire.ts";
import { trade_errors } from "./en-trade-errors.ts";
import { trade } from "./en-trade.ts";

const plural = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

const either = (n: number, one: string, many: string) => (n === 1 ? one : many);

const errors: Record<DeskCode, string> = {
  ...trade_errors,
  "staff.not_allowed":
    "Your role does not allow this. Nothing has changed. Somebody of your board can give you the role.",
  "staff.too_many_attempts": "There were too many attempts. Wait a quarter of an hour and try again.",
  "staff.last_board":
    "A co-op always needs one person of the board at its desk. Nothing has changed. Give somebody else that role first.",
  "staff.not_found": "This person is no longer at your co-op's desk.",
  "invitation.not_found": "This invitation is not valid. Ask for a new one.",
  "product.not_found": "We could not find that product among yours.",
  "product.changed":
    "Somebody else changed this product meanwhile. What you typed is still here, and nothing is saved yet.",
  "product.incomplete":
    "Something is still missing before this product can be shown in the shop. It stays a draft.",
  "product.invalid": "Something in the product is not right. Nothing is saved yet. Check the fields below.",
  "picture.not_found": "We could not find that picture.",
  "staff.already_here":
    "This person is at your co-op's desk already. Nothing has changed. Change their roles below.",
  "staff.other_coop": "This email belongs to the desk of another co-op. Invite them with another address.",
  "staff.password_short": "The password needs at least 12 characters. Nothing has changed.",
  "staff.signed_out": "You are no longer signed in. Nothing has changed. Sign in again.",
  "staff.wrong_login": "The email and the password do not go together. Check both and try again.",
  "invitation.expired": "This invitation is older than seven days. Ask somebody of your board for a new one.",
  "invitation.request_reused":
    "This form has invited somebody already. Nothing was done twice. Reload the page to invite somebody else.",
  "invitation.used": "This invitation has been used already. Sign in, or ask for a new one.",
  "invitation.withdrawn": "This invitation was withdrawn. Ask somebody of your board for a new one.",
  "product.request_reused":
    "This form has made a product already. Nothing was done twice. You find it in the list.",
  "product.sku_taken":
    "Another product has that article number already. Nothing is saved yet. Choose another one.",
  "product.variant_promised":
    "A kind that is promised to buyers cannot be taken away. Nothing is saved yet. Set its stock to 0 instead.",
  "picture.not_a_picture": "This is not a picture we can read. Send a JPEG, PNG, WebP or AVIF file.",
  "picture.too_many_pixels":
    "This picture has too many pixels: 40 million are the most. Save it smaller and send it again.",
  "picture.unreadable":
    "This picture is damaged, or was cut short on its way. Save it again and send it anew.",
  "picture.too_large": "This picture is larger than 12 MB. Save it smaller and send it again.",
  "coop.paused": "Your shop is paused. Nothing can be ordered until you open it again.",
  "money.not_decimal": "This is not an amount of money. Write it like 12.50",
  "money.too_precise": "An amount has at most two decimals. Write it like 12.50",
  "stock.below_promised":
    "So many pieces are promised to buyers already. The stock cannot be lower than that.",
  "stock.quantity_invalid": "The stock is a whole number from 0 upwards. Nothing has changed.",
  "store.refused": "That could not be done. Nothing has changed. Check the page and try again.",
  "store.unavailable":
    "The shop's books cannot be reached just now. Nothing has changed. Try again in a minute.",
  "store.outcome_unknown": "The answer got lost on its way. Send the form again: nothing is ever done twice.",
};

const roles: Record<Role, string> = {
  catalogue: "Catalogue",
  fulfilment: "Parcels",
  treasurer: "Treasurer",
  board: "Board",
};

const role_notes: Record<Role, string> = {
  catalogue: "Writes products, takes pictures, sets prices and stock.",
  fulfilment: "Packs and sends parcels, can pause the shop.",
  treasurer: "Keeps the co-op's book, the members' list and the work, proposes the pay.",
  board: "Approves the pay, invites people, can pause the shop.",
};

export const portal = {
  ...trade,
  name: "Co-op's desk",
  skip: "Skip to content",
  menu: "Menu",
  menu_label: "The desk",
  signed_in_as: (email: string) => `Signed in as ${email}`,
  sign_out: "Sign out",
  to_shop: "To the shop",
  paused_banner: "Your shop is paused: nothing can be ordered.",
  pages: {
    home: "Today",
    parcels: "Parcels",
    workshop: "To make",
    products: "Products",
    earnings: "Earnings",
    settlements: "Settlements",
    book: "Co-op's book",
    members: "Members",
    work: "Work",
    payRuns: "Pay",
    staff: "People",
    pause: "Pause",
    me: "You",
  },
  roles,
  role_notes,
  back: "Back",
  cancel: "Cancel",
  save: "Save",
  confirm_title: "Are you sure?",
  optional: "optional",
  none: "none",
  trouble: {
    not_allowed: "This is not part of your role",
    not_allowed_lead: (roles: string) =>
      `This page is for: ${roles}. Somebody of your board can give you that role.`,
    not_allowed_plain: "Somebody of your board can give you the role for it.",
    desk: "This is not here",
    desk_lead: "The address may be old or mistyped, or what it named has been removed.",
    refused: "We could not accept that form",
    refused_lead:
      "It did not come from our own page, or was too large. Nothing has changed. Go back, reload the page and try once more.",
    closed: "The desk cannot be reached just now",
    closed_lead: "We are probably just restarting. What is saved is safe. Please try again in a minute.",
    broken: "Something broke on our side",
    broken_lead: "What is saved is safe. Please try again in a minute.",
    go: "You could go on here:",
  },
  session: {
    title: "Sign in",
    lead: "For the people who run a co-op's shop.",
    again: "Your log-in has ended. Sign in again to go on.",
    signed_out: "You are signed out.",
    signed_out_everywhere: "You are signed out on every device.",
    email: "Email",
    password: "Password",
    go: "Sign in",
    lost: "No log-in, or lost your password? Somebody of your co-op's board can invite you again.",
    wait: (minutes: number) =>
      `There were too many attempts. Try again in ${plural(minutes, "minute", "minutes")}.`,
  },
  invitation: {
    title: (coop: string) => `Welcome to the desk of ${coop}`,
    lead: (email: string) => `This invitation is for ${email}.`,
    roles: "You will work as",
    until: (date: string) => `Valid until ${date}.`,
    password: "Choose a password",
    password_hint: "At least 12 characters. A few words that only you would put together are best.",
    has_login: "You have a log-in with us already. Give its password here to add this co-op's desk.",
    known_password: "Your password",
    language: "Language of your desk",
    go: "Begin",
    gone: "This invitation is no longer valid",
    gone_lead:
      "It was used, withdrawn, or is older than seven days. Ask somebody of your co-op's board for a new one.",
  },
  home: {
    lead: "What waits for you at the desk.",
    nothing: "Nothing waits for you just now.",
    to_pack: (n: number) => either(n, "parcel to pack", "parcels to pack"),
    packed: (n: number) => either(n, "packed parcel to send", "packed parcels to send"),
    to_make: (n: number) => either(n, "piece to make", "pieces to make"),
    drafts: (n: number) => either(n, "draft to finish", "drafts to finish"),
    approve: (n: number) => either(n, "pay run to approve", "pay runs to approve"),
    credit: (n: number) =>
      either(n, "settlement to check against the bank", "settlements to check against the bank"),
    unknown: "One part of the desk does not answer just now. The rest is as it stands.",
  },
  staff: {
    title: "People at the desk",
    lead: "Who may do what for the shop of your co-op.",
    people: "People",
    person: "Person",
    roles: "Roles",
    since: "Since",
    acts: "What you can do",
    you: "you",
    change: "Change roles",
    change_of: (email: string) => `Roles of ${email}`,
    changed: "The roles are changed.",
    end: "End access",
    end_of: (email: string) => `End the access of ${email}`,
    end_title: (email: string) => `End the access of ${email}?`,
    end_lead:
      "They are signed out everywhere at once and can no longer open the desk. What they did stays in the books. To let them in again, somebody of the board invites them anew.",
    ended: "The access has ended.",
    former: "Formerly at the desk",
    until: (date: string) => `until ${date}`,
    invite: "Invite somebody",
    invite_lead:
      "You get a link to hand over yourself: by hand, by mail, as you like. It works once and for seven days.",
    email: "Their email",
    invite_go: "Make the invitation",
    link_title: "Hand over this link",
    link_lead: (email: string) =>
      `It is shown this once. Whoever opens it chooses a password and works as ${email}.`,
    link: "Link",
    link_known: (email: string) =>
      `${email} is invited already by this form. The link was shown once. If it is lost, withdraw the invitation and make a new one.`,
    invitations: "Open invitations",
    no_invitations: "No invitation is open.",
    expires: "Valid until",
    withdraw: "Withdraw",
    withdraw_of: (email: string) => `Withdraw the invitation for ${email}`,
    withdrawn: "The invitation is withdrawn. Its link no longer works.",
  },
  me: {
    title: "You",
    language: "Language of your desk",
    saved: "The language is saved.",
    sessions: "Signing out",
    sessions_lead:
      "On a computer that others use too, sign out when you leave. You are signed out by yourself after twelve hours.",
    everywhere: "Sign out everywhere",
    everywhere_lead: "Ends your log-in on every device, this one too. Do this when a device is lost.",
    roles: "Your roles",
  },
  pause: {
    title: "Pause the shop",
    lead: "For holidays, stocktaking, or when something happened. Goods stay visible, and nothing can be ordered.",
    stays: "Orders that are placed already stay as they are and wait for their parcels.",
    message: "A line for buyers",
    message_hint: "For example when you will be back. Buyers see it as you write it.",
    go: "Pause the shop",
    is_paused: "Your shop is paused",
    since: (date: string) => `Since ${date}.`,
    resume_lead: "As soon as you open it, your goods can be ordered again.",
    resume: "Open the shop again",
    paused: "The shop is paused.",
    resumed: "The shop is open again.",
  },
  fields: {
    summary: (n: number) => (n === 1 ? "One field needs a look." : `${n} fields need a look.`),
    missing: (label: string) => `${label} is missing.`,
    too_long: (label: string) => `${label} is too long.`,
    email: "This does not look like an email address. Example: name@example.org",
    password: "At least 12 characters, please.",
    roles: "Choose at least one role.",
    amount: "This is not an amount of money. Write it like 12.50",
    whole: "Write a whole number, like 12.",
  },
  errors,
  error_title: "That did not work",
};

export type Portal = typeof portal;
