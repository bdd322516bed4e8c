import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";

/**
 * Seals text so that only who has the key and asks for the very place it was sealed for can open it: AES-256-GCM, with
 * the place as additional data. A sealed text copied to another row, co-op or column does not open.
 * Its form is `v1.<key id>.<iv, tag and ciphertext in base64url>`.
 */

const ALGORITHM = "aes-256-gcm";
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Where a sealed text stands. */
type Place = { coop_id: string; row_id: string; column: string };

export type VaultKeys = { seal: VaultKey; open: ReadonlyMap<string, VaultKey> };

type VaultKey = { id: string; bytes: Buffer };

/** Reads the setting: the first key seals, every key opens, so that a new one can be put in front of the old. */
export function vaultKeys(setting: string): VaultKeys {
  const keys = setting.split(",").map(toKey);
  const [seal] = keys;
  if (!seal) throw new Error("VAULT_KEY holds no key");
  return { seal, open: new Map(keys.map((key) => [key.id, key])) };
}

/** The id is a fingerprint of the key: it says which key sealed something and nothing about the key. */
function toKey(text: string): VaultKey {
  const bytes = Buffer.from(text, /^[0-9a-f]{64}$/i.test(text) ? "hex" : "base64");
  if (bytes.length !== 32) throw new Error("VAULT_KEY must be 32 bytes in hex or base64");
  return { id: createHash("sha256").update("vault key id").update(bytes).digest("hex").slice(0, 8), bytes };
}

export function seal(keys: VaultKeys, text: string, place: Place): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(ALGORITHM, keys.seal.bytes, iv).setAAD(placeBytes(place));
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return `v1.${keys.seal.id}.${Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64url")}`;
}

/** Opens what was sealed for this place. Throws, and says nothing of the content, when it was not. */
export function open(keys: VaultKeys, sealed: string, place: Place): string {
  const [version, id = "", body = ""] = sealed.split(".");
  const key = keys.open.get(id);
  if (version !== "v1" || !key) throw new Error("vault: no key is set that could open this");
  const bytes = Buffer.from(body, "base64url");
  const tag = bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES);
  if (tag.length !== TAG_BYTES) throw new Error("vault: this was cut short and does not open");
  try {
    const decipher = createDecipheriv(ALGORITHM, key.bytes, bytes.subarray(0, IV_BYTES))
      .setAAD(placeBytes(place))
      .setAuthTag(tag);
    const opened = [decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()];
    return Buffer.concat(opened).toString("utf8");
  } catch {
    throw new Error("vault: this was sealed for another place or changed since, and does not open");
  }
}

/** JSON, since parts merely strung together could be divided in another way. */
function placeBytes({ coop_id, row_id, column }: Place): Buffer {
  return Buffer.from(JSON.stringify([coop_id, row_id, column]));
}
