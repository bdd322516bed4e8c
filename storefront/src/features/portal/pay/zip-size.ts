const END = 0x06054b50;
const ENTRY = 0x02014b50;
const UNKNOWN = 0xffffffff;

/**
 * What a zip says it unpacks to, in bytes; null where it is no zip or does not say. So a small file that would fill the memory
 * is never unpacked.
 */
export function unpackedSize(bytes: Buffer): number | null {
  const end = endOf(bytes);
  if (end === null) return null;
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  let total = 0;
  for (let entry = 0; entry < count; entry += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== ENTRY) return null;
    const size = bytes.readUInt32LE(at + 24);
    if (size === UNKNOWN) return null;
    total += size;
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return total;
}

/** The record at the end of a zip, which a remark may follow. */
function endOf(bytes: Buffer): number | null {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 65_557); at -= 1)
    if (bytes.readUInt32LE(at) === END) return at;
  return null;
}
