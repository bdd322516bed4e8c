import { existsSync, readFileSync } from "node:fs";

/**
 * What a suite came to. `failures` are the names of what failed, for the end of the run.
 * @typedef {{ passed: number, failed: number, skipped: number, failures: string[] }} Result
 */

/** @param {string} name @returns {Result} a suite that could not even run counts as one failed test */
export const crashed = (name) => ({ passed: 0, failed: 1, skipped: 0, failures: [name] });

/** @param {string} file @returns {any} the report, or null when the run died before writing one */
function readReport(file) {
  try {
    return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
  } catch {
    return null;
  }
}

/**
 * @param {string} name
 * @param {string} file Vitest's JSON report
 * @param {number} code how the run ended
 * @returns {Result}
 */
export function vitestResult(name, file, code) {
  const report = readReport(file);
  if (!report) return crashed(`${name}: ended with code ${code} and no report`);
  /** @type {Result} */
  const result = { passed: 0, failed: 0, skipped: 0, failures: [] };
  for (const suite of report.testResults ?? []) {
    const where = String(suite.name).replace(/^.*\/(?=(backend|storefront|seed|tests)\/)/, "");
    for (const test of suite.assertionResults ?? []) {
      if (test.status === "passed") result.passed += 1;
      else if (test.status === "failed") {
        result.failed += 1;
        result.failures.push(`${where}: ${test.fullName}`);
      } else result.skipped += 1;
    }
    // A file that does not load, or whose setup fails, has no failed test of its own.
    const hasFailedTest = (suite.assertionResults ?? []).some(
      (/** @type {any} */ t) => t.status === "failed",
    );
    if (suite.status === "failed" && !hasFailedTest) {
      result.failed += 1;
      result.failures.push(`${where}: the file failed`);
    }
  }
  return withExitCode(name, result, code);
}

/**
 * @param {string} name
 * @param {string} file Playwright's JSON report
 * @param {number} code
 * @returns {Result}
 */
export function playwrightResult(name, file, code) {
  const report = readReport(file);
  if (!report) return crashed(`${name}: ended with code ${code} and no report`);
  /** @type {Result} */
  const result = { passed: 0, failed: 0, skipped: 0, failures: [] };
  /** @param {any} suite */
  const walk = (suite) => {
    for (const spec of suite.specs ?? [])
      for (const test of spec.tests ?? []) {
        if (test.status === "expected") result.passed += 1;
        else if (test.status === "skipped") result.skipped += 1;
        else {
          result.failed += 1;
          result.failures.push(`${spec.file}: ${spec.title}`);
        }
      }
    for (const inner of suite.suites ?? []) walk(inner);
  };
  for (const suite of report.suites ?? []) walk(suite);
  return withExitCode(name, result, code);
}

/** A run that ends badly without one failed test has failed as a whole. @param {string} name @param {Result} result @param {number} code */
function withExitCode(name, result, code) {
  if (code !== 0 && result.failed === 0) {
    result.failed += 1;
    result.failures.push(`${name}: ended with code ${code}`);
  }
  return result;
}
