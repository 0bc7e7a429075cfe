import { ServiceFailure } from './service-failure.js';

/** Turns what a server wrote before it gave up into a failure that names the thing and the remedy. */
export function explainServerOutput(service: string, output: string, logFile: string): ServiceFailure {
  if (/no space left|ENOSPC/i.test(output)) {
    return new ServiceFailure(
      `${service} could not start: the disk that holds ${logFile} is full.`,
      'Free some space and start again.',
    );
  }
  if (/address (already )?in use/i.test(output)) {
    return new ServiceFailure(
      `${service} could not start: its port is in use.`,
      'Start again, or free the port.',
    );
  }
  const lastLines = output.split('\n').slice(-8).join('\n');
  return new ServiceFailure(`${service} could not start:\n${lastLines}\n`, `See ${logFile}.`);
}
