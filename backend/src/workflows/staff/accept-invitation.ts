import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { acquireLockStep, releaseLockStep } from "@medusajs/medusa/core-flows";
import { now } from "../../adapters/clock";
import { fingerprintOfToken } from "../../adapters/invitation-link";
import { refuse } from "../../domain/errors";
import { refuseUnlessOpen } from "../../domain/staff/access";
import type { Language } from "../../modules/staff/types";
import { staff } from "../services";
import { bindLogin, checkChoice, takeLogin } from "./login";
import { countAttemptStep, forgiveAttemptsStep } from "./login-throttle";

type Input = { token: string; password: string; language: Language; visitor: string | null };

/**
 * Reads only. An accepted invitation passes while its person is there: a power cut may have come before the login was bound,
 * and a second click is answered like the first; both have to bring the password. One that is too short to be chosen is no
 * guess, so it is refused before tries are counted.
 */
const checkStep = createStep(
  "check-invitation",
  async (input: { token: string; password: string; visitor: string | null }, { container }) => {
    const invitation = await staff(container).invitationByHash(fingerprintOfToken(input.token));
    const person = await staff(container).staffByInvitation(invitation.id);
    if (!person || person.left_at) refuseUnlessOpen(invitation, now());
    await checkChoice(container, { email: invitation.email, password: input.password });
    return new StepResponse({ email: invitation.email, visitor: input.visitor, accepted: Boolean(person) });
  },
);

/** A login without a person opens nothing, and the next try takes it up; so it is left. */
const loginStep = createStep(
  "take-staff-login",
  async (input: { email: string; password: string; accepted: boolean }, { container }) => {
    const auth_identity_id = await takeLogin(container, input);
    if (!auth_identity_id && input.accepted)
      refuse("invitation.used", "This invitation was used already. Log in, or ask for a new one.", {});
    if (!auth_identity_id)
      refuse("staff.wrong_login", `${input.email} has a login here already. Give its password.`, {});
    return new StepResponse({ auth_identity_id });
  },
);

/** One transaction that a repetition finds done; forward only. */
const joinStep = createStep(
  "join-coop",
  async (input: { token: string; language: Language }, { container }) => {
    const person = await staff(container).join({
      token_hash: fingerprintOfToken(input.token),
      language: input.language,
      now: now(),
    });
    return new StepResponse({ staff_id: person.id });
  },
);

const bindStep = createStep(
  "bind-staff-login",
  async (input: { auth_identity_id: string; staff_id: string }, { container }) => {
    await bindLogin(container, input);
    return new StepResponse(input);
  },
);

/**
 * Makes a person of an invitation, with a login of their own. Cut short anywhere, the same link and password go on.
 * Refuses `invitation.not_found`, `.expired`, `.withdrawn`, `.used`, `staff.password_short`, `.wrong_login`,
 * `.other_coop`, `.already_here`, `.too_many_attempts`.
 */
export const acceptInvitationWorkflow = createWorkflow("accept-invitation", (input: Input) => {
  const checked = checkStep(input);
  const counted = countAttemptStep(checked);
  // A double click finds the login that the first one made, and not half of it.
  const key = transform({ checked }, ({ checked }) => `staff-login:${checked.email}`);
  acquireLockStep({ key, timeout: 30, ttl: 60 });
  const login = loginStep(
    transform({ input, checked }, (data) => ({
      email: data.checked.email,
      password: data.input.password,
      accepted: data.checked.accepted,
    })),
  );
  const person = joinStep(transform({ input }, ({ input: { token, language } }) => ({ token, language })));
  const bound = bindStep(transform({ login, person }, (data) => ({ ...data.login, ...data.person })));
  releaseLockStep({ key });
  forgiveAttemptsStep(counted);
  return new WorkflowResponse(bound);
});
