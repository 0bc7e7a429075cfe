import { parseArguments } from './parse-arguments.js';

describe('parseArguments', () => {
  it('runs one of each app unless told otherwise', () => {
    expect(parseArguments([])).toEqual({
      gateway: 1,
      'agent-hub': 1,
      'policy-worker': 1,
      'trainer-worker': 1,
    });
  });

  it('takes the number of each app that can be many', () => {
    const counts = parseArguments(['--hubs', '2', '--policy-workers=3', '--trainer-workers', '4']);
    expect(counts).toEqual({ gateway: 1, 'agent-hub': 2, 'policy-worker': 3, 'trainer-worker': 4 });
  });

  it.each([
    [['--hubs', '0']],
    [['--hubs', 'two']],
    [['--hubs', '65']],
    [['--hubs']],
    [['--hub', '2']],
    [['2']],
  ])('refuses %j and shows the usage', (args) => {
    expect(() => parseArguments(args)).toThrow('Usage: npm start');
  });
});
