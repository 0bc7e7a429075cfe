import { subjectLink } from './subject-link.js';

describe('subjectLink', () => {
  it.each([
    ['suggestion.apply', '019a', '#/suggestions/019a'],
    ['version.rollback', '7', '#/versions/7'],
    ['agent.quarantine', '019b', '#/agents/019b'],
    ['action.label', '019c', '#/telemetry/019c'],
  ])('goes from %s to the screen of its subject', (action, subject, link) => {
    expect(subjectLink(action, subject)).toBe(link);
  });

  it.each([
    ['lockdown.declare', null],
    ['agent.remove', null],
    ['token.create', '019d'],
    ['__proto__.x', '019e'],
  ])('is none for %s', (action, subject) => {
    expect(subjectLink(action, subject)).toBeNull();
  });
});
