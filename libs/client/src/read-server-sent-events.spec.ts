import { readServerSentEvents } from './read-server-sent-events.js';

it('reads events however they are cut into chunks', async () => {
  const text = 'retry: 1000\n\n: comment\n\nid: 3\nevent: policy\ndata: {"v":"é"}\n\ndata: a\ndata: b\n\nda';
  const bytes = new TextEncoder().encode(text);
  for (const size of [1, 2, 7, 1_000]) {
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.slice(at, at + size));
        controller.close();
      },
    });
    const events = [];
    for await (const event of readServerSentEvents(stream)) events.push(event);
    expect(events).toEqual([
      { event: 'policy', id: '3', data: '{"v":"é"}' },
      { event: 'message', id: undefined, data: 'a\nb' },
    ]);
  }
});

it('reads what JSON leaves as it is but other texts take for the end of a line', async () => {
  const data = JSON.stringify({ pattern: 'a\u2028b\u2029c\u0085d' });
  const stream = new Blob([`event: policy\ndata: ${data}\n\n`]).stream();
  const events = [];
  for await (const event of readServerSentEvents(stream)) events.push(event);
  expect(events).toEqual([{ event: 'policy', id: undefined, data }]);
});
