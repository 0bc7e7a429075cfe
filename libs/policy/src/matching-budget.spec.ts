import { MatchingBudget } from './matching-budget.js';
import { MAX_RULE_WORK, RuleBudget } from './rule-budget.js';

describe('MatchingBudget', () => {
  it('is spent by what all rules cost together', () => {
    const whole = new MatchingBudget(100);
    const [one, other] = [new RuleBudget(), new RuleBudget()];
    one.begin(whole);
    other.begin(whole);
    one.spend(60);
    whole.spend(30);
    other.spend(10);
    expect(() => {
      other.spend(1);
    }).toThrow('too many rules');
  });

  it('gives every rule the same for every action', () => {
    const [whole, another] = [new MatchingBudget(), new MatchingBudget()];
    const [rule, other] = [new RuleBudget(), new RuleBudget()];
    for (const budget of [rule, other]) {
      budget.begin(whole);
      budget.spend(MAX_RULE_WORK);
    }
    expect(() => {
      rule.spend(1);
    }).toThrow('a rule would take too long');
    expect([rule.isFor(whole), rule.isFor(another)]).toEqual([true, false]);
    rule.begin(another);
    expect([rule.isFor(whole), rule.isFor(another)]).toEqual([false, true]);
    expect(() => {
      rule.spend(MAX_RULE_WORK);
    }).not.toThrow();
  });
});
