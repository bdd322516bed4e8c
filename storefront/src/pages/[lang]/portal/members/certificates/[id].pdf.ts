import type { APIRoute } from "astro";
import { certificatePaper } from "../../../../../features/portal/print/certificate.ts";
import type { OwnCertificate } from "../../../../../features/portal/wire.ts";
import { deskOf, fileAnswer } from "../../../../../lib/desk-file.ts";
import { settings } from "../../../../../lib/env.ts";
import { paths } from "../../../../../lib/paths.ts";

export const GET: APIRoute = async ({ locals, params }) => {
  const { desk, lang, t } = deskOf(locals, "book.read");
  const { certificate } = await desk.get<{ certificate: OwnCertificate }>(
    `/coop/certificates/${encodeURIComponent(params["id"] ?? "")}`,
  );
  const around = {
    where: settings().shop_url.replace(/^https:\/\//, "") + paths.certificate(lang),
    demo: locals.shop?.demo !== false,
  };
  return fileAnswer(await certificatePaper(certificate, around, t, lang), {
    type: "application/pdf",
    name: `certificate-${certificate.member_code}.pdf`,
  });
};
