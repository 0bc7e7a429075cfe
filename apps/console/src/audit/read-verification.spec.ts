import { readVerification, type VerificationProgress } from './read-verification.js';

const FOUND = { valid: true, events: 3, firstBroken: null, fault: null, head: { seq: 3, hash: 'a' } };
const LINES = [{ checked: 2, total: 3 }, { checked: 3, total: 3 }, FOUND].map(
  (line) => `${JSON.stringify(line)}\n`,
);

function answerOf(parts: readonly string[]): Response {
  const encoder = new TextEncoder();
  return new Response(
    new ReadableStream({
      start: (controller) => {
        for (const part of parts) controller.enqueue(encoder.encode(part));
        controller.close();
      },
    }),
  );
}

describe('readVerification', () => {
  it.each([
    ['line by line', LINES],
    ['at once', [LINES.join('')]],
    ['in the middle of lines', LINES.join('').match(/.{1,7}\n?/gsu) ?? []],
  ])('tells how far it is and what was found, of what comes %s', async (_, parts) => {
    const told: VerificationProgress[] = [];
    expect(await readVerification(answerOf(parts), (progress) => told.push(progress))).toEqual(FOUND);
    expect(told).toEqual([
      { checked: 2, total: 3 },
      { checked: 3, total: 3 },
    ]);
  });

  it('fails when it broke off', async () => {
    await expect(readVerification(answerOf(LINES.slice(0, 2)), () => undefined)).rejects.toThrow('broke off');
  });

  it('fails with what the gateway says', async () => {
    const body = JSON.stringify({ code: 'forbidden', detail: 'This is for admins' });
    const refused = new Response(body, { status: 403 });
    await expect(readVerification(refused, () => undefined)).rejects.toThrow('This is for admins');
  });
});
