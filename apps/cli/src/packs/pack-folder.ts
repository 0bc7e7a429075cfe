import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CommandFailure } from '../command-failure.js';
import { readText } from '../offline/text-file.js';
import { readPack, type Pack } from './pack.js';

/** Where the packs of this project are. */
export const PACK_FOLDER = resolve(import.meta.dirname, '../../../../policies/packs');

/**
 * All packs of a folder, by name.
 * @throws CommandFailure when there are none, one is not right, or one is not in the file of its name
 */
export function readPacks(folder = PACK_FOLDER): Pack[] {
  const packs = packFiles(folder).map((file) => {
    const pack = readPack(file, readText(join(folder, file)));
    if (`${pack.name}.yaml` !== file)
      throw new CommandFailure(`The pack ${file} is not right: it calls itself ${pack.name}.`);
    return pack;
  });
  if (packs.length === 0) throw new CommandFailure(`There are no packs in ${folder}.`);
  return packs;
}

/** @throws CommandFailure with the names that there are, when it is none of them */
export function packNamed(name: string, packs: readonly Pack[]): Pack {
  const pack = packs.find((one) => one.name === name);
  if (pack) return pack;
  throw new CommandFailure(`There is no pack ${name}; there are ${packs.map((one) => one.name).join(', ')}.`);
}

function packFiles(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((file) => file.endsWith('.yaml'))
      .sort();
  } catch {
    throw new CommandFailure(`There are no packs: the folder ${folder} can't be read.`);
  }
}
