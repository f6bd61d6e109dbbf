// Geometry files. Their names carry a hash of their content, so one that was fetched is good for
// ever; the cache is shared by all maps, pages and reruns of this tab.

const geometryCache = (globalThis.pantauMapGeometry ??= new Map());

// The parsed file, at once where it is already here; a promise for it where it is not.
function geometryFile(file) {
  if (!file) return null;
  if (!geometryCache.has(file)) {
    const url = new URL(`app/static/${file}`, document.baseURI);
    const loading = fetch(url).then((answer) => {
      if (!answer.ok) throw new Error(`${url.pathname}: ${answer.status}`);
      return answer.json();
    });
    geometryCache.set(file, loading);
    loading.then(
      (parsed) => geometryCache.set(file, parsed),
      () => geometryCache.delete(file), // a broken connection must not stay broken
    );
  }
  return geometryCache.get(file);
}

/**
 * The files a map needs now. Tiles are fetched when they are first looked at.
 * @returns {any[] | Promise<any[]>} the layer, what lies under it, the land around, the tiles
 */
function geometryFor(data) {
  const files = data.files;
  const wanted = [files.layer, files.under, files.context, data.layout === "tiles" ? files.tiles : ""];
  const found = wanted.map(geometryFile);
  return found.some((item) => item instanceof Promise) ? Promise.all(found) : found;
}
