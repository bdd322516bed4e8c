import { validateAndTransformBody } from "@medusajs/framework/http";

/** The shape that a route's body must have; a middleware, hung in `middlewares.ts`. */
export const body = (matcher: string, schema: Parameters<typeof validateAndTransformBody>[0]) => ({
  matcher,
  methods: ["POST" as const],
  middlewares: [validateAndTransformBody(schema)],
});
