import type { APIRoute } from "astro";
import { payFilePaper } from "../../../../../../features/portal/print/pay-file.ts";
import type { PayFileContent } from "../../../../../../features/portal/wire.ts";
import { deskOf, fileAnswer } from "../../../../../../lib/desk-file.ts";

/** A file to hand over, or the same on paper. Asked for by a form: accounts are in it, so no browser asks by itself. */
export const POST: APIRoute = async ({ locals, params, request }) => {
  const { desk, lang, t } = deskOf(locals, "book.write");
  const run = encodeURIComponent(params["id"] ?? "");
  const id = encodeURIComponent(params["file"] ?? "");
  const { file } = await desk.post<{ file: PayFileContent }>(`/coop/pay-runs/${run}/files/${id}/content`, {});
  const form = await request.formData();
  const answer =
    form.get("as") === "paper"
      ? fileAnswer(await payFilePaper(file, t, lang), {
          type: "application/pdf",
          name: file.file_name.replace(/\.\w+$/, ".pdf"),
        })
      : fileAnswer(file.text, { type: file.media_type, name: file.file_name, keep: true });
  answer.headers.set("cache-control", "no-store");
  return answer;
};
