import { createHash } from "node:crypto";
import {
  generateEntityId,
  InjectTransactionManager,
  MedusaContext,
  MedusaService,
} from "@medusajs/framework/utils";
import type { Context } from "@medusajs/framework/types";
import { makePicture, type MadePicture } from "../../adapters/pictures";
import { ID_PREFIXES } from "../../domain/ids";

export type Picture = { id: string; coop_id: string; width: number; height: number };

type Sql = { execute<T>(query: string, params?: unknown[]): Promise<T[]> };

type Upload = { coop_id: string; sha256: string; now: Date };

/**
 * Pictures that co-ops have uploaded, as the shop made them; the upload itself is not kept. A picture never changes: its
 * id stands for its bytes, which is why it may be kept by browsers for ever.
 */
export default class PictureService extends MedusaService({}) {
  /**
   * Takes an upload. The same bytes again from the same co-op: the same picture. What refuses is `makePicture`. The work is
   * done before the one transaction that writes, so that nothing waits on a database while pictures are painted.
   */
  async upload(input: { coop_id: string; bytes: Buffer; now: Date }): Promise<Picture> {
    const upload = {
      coop_id: input.coop_id,
      sha256: createHash("sha256").update(input.bytes).digest("hex"),
      now: input.now,
    };
    return (await this.known(upload)) ?? (await this.keep(upload, await makePicture(input.bytes)));
  }

  /** The co-op's pictures among these ids. */
  @InjectTransactionManager()
  async listPictures(
    filter: { coop_id: string; ids: string[] },
    @MedusaContext() ctx: Context = {},
  ): Promise<Picture[]> {
    if (filter.ids.length === 0) return [];
    return sqlOf(ctx).execute<Picture>(
      `select id, coop_id, width, height from picture
       where coop_id = ? and id in (${filter.ids.map(() => "?").join(", ")})`,
      [filter.coop_id, ...filter.ids],
    );
  }

  @InjectTransactionManager()
  async readFile(
    file: { id: string; name: string },
    @MedusaContext() ctx: Context = {},
  ): Promise<Buffer | null> {
    const [found] = await sqlOf(ctx).execute<{ bytes: Buffer }>(
      `select bytes from picture_file where picture_id = ? and name = ?`,
      [file.id, file.name],
    );
    return found?.bytes ?? null;
  }

  @InjectTransactionManager()
  protected async known(upload: Upload, @MedusaContext() ctx: Context = {}): Promise<Picture | undefined> {
    return (await this.find_(sqlOf(ctx), upload))[0];
  }

  /** Of two uploads of the same bytes at once one is kept, and both are told of it. */
  @InjectTransactionManager()
  protected async keep(
    upload: Upload,
    made: MadePicture,
    @MedusaContext() ctx: Context = {},
  ): Promise<Picture> {
    const sql = sqlOf(ctx);
    const [kept] = await sql.execute<Picture>(
      `insert into picture (id, coop_id, sha256, width, height, created_at) values (?, ?, ?, ?, ?, ?)
       on conflict (coop_id, sha256) do nothing returning id, coop_id, width, height`,
      [
        generateEntityId("", ID_PREFIXES.picture),
        upload.coop_id,
        upload.sha256,
        made.width,
        made.height,
        upload.now,
      ],
    );
    if (!kept) {
      const [other] = await this.find_(sql, upload);
      if (!other) throw new Error("picture: the same upload is neither kept nor new");
      return other;
    }
    for (const { size, bytes } of made.files) {
      await sql.execute(`insert into picture_file (picture_id, name, bytes) values (?, ?, ?)`, [
        kept.id,
        size.name,
        bytes,
      ]);
    }
    return kept;
  }

  private find_(sql: Sql, { coop_id, sha256 }: Upload): Promise<Picture[]> {
    return sql.execute<Picture>(
      `select id, coop_id, width, height from picture where coop_id = ? and sha256 = ?`,
      [coop_id, sha256],
    );
  }
}

function sqlOf(ctx: Context): Sql {
  const manager = ctx.transactionManager as Sql | undefined;
  if (!manager) throw new Error("picture: no transaction manager in the context");
  return manager;
}
