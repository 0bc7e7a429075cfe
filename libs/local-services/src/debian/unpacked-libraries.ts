import { readdir } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

/** The value of LD_LIBRARY_PATH by which a program finds the libraries of packages unpacked under `folder`. */
export async function unpackedLibraries(folder: string): Promise<string> {
  const places: string[] = [];
  for (const base of [join(folder, 'usr', 'lib'), join(folder, 'lib')]) {
    for (const name of (await readdir(base).catch(() => [])).filter((entry) => entry.includes('-linux-'))) {
      places.push(join(base, name), ...(await privateFolders(join(base, name))));
    }
    places.push(base);
  }
  return places.join(delimiter);
}

/** Some packages keep libraries for themselves in a folder whose absolute path is compiled in. */
async function privateFolders(libraries: string): Promise<string[]> {
  const entries = await readdir(libraries, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => join(libraries, entry.name));
  const hold = await Promise.all(
    folders.map(async (folder) => (await readdir(folder)).some((file) => /^lib.+\.so/.test(file))),
  );
  return folders.filter((_, index) => hold[index]);
}
