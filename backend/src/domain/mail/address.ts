/**
 * Whether mail can be addressed to this, judged by what could do harm or can't arrive: more than one address, a line break,
 * signs that nobody sees (they turn writing round and hide what stands there), or more than SMTP carries (RFC 5321
 * 4.5.3.1: 64 before the at sign, 254 in all). Letters of any writing and emoji are let through: a server that knows
 * SMTPUTF8 takes them, another refuses, and the mail is told as not sent.
 */
export function isMailable(address: string): boolean {
  const at = address.lastIndexOf("@");
  const [local, domain] = [address.slice(0, at), address.slice(at + 1)];
  return at > 0 && LOCAL.test(local) && DOMAIN.test(domain) && octets(local) <= 64 && octets(address) <= 254;
}

/** Neither space nor separator nor control nor unseen sign; `\p{Cf}` holds those that turn writing round. */
const LOCAL = /^[^\s@<>(),;:\\"[\]\p{Cc}\p{Cf}]+$/u;
const DOMAIN = /^(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?\.)+[\p{L}\p{M}\p{N}-]{2,63}$/u;

/** SMTP counts bytes, and writing outside ASCII has more of them than letters. */
function octets(text: string): number {
  return Array.from(text).reduce((sum, sign) => sum + octetsOf(sign.codePointAt(0) ?? 0), 0);
}

function octetsOf(code: number): number {
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
