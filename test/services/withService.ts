// Tests that need a service, and what becomes of them where it is missing.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Service, Stoppable } from "./service.ts";

/** Where CI says so, a service that is not there is a failure rather than a test left out. */
export const isRequired = process.env["PENDENCY_REQUIRE_ALL"] === "1";

/**
 * Tests that share one running service, there from the first test on. Where it is missing, what was therefore not tried
 * is told; where all are required, it fails.
 */
export function withService<Running extends Stoppable>(
  service: Service<Running>,
  untried: string,
  tests: (at: { readonly running: Running }) => void,
): void {
  const { name, missing } = service;
  describe(`on ${name}`, () => {
    if (missing !== null) {
      test(`${name} is at hand`, (context) => {
        if (!isRequired) context.skip(`${missing}: ${untried}`);
        expect(missing).toBeNull();
      });
      return;
    }
    let running: Running;
    beforeAll(async () => {
      running = await service.start();
    });
    afterAll(() => running?.stop());
    tests({
      get running() {
        return running;
      },
    });
  });
}
