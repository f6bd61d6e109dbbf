// What the server writes in front of these scripts, what they keep in the tab, and the shapes they share.
declare const STYLE: string;
declare var pantauMapGeometry: Map<string, any>;
declare var pantauMapPast:
  Map<string, { id: string; periods: string[]; line: string; break: number }> | undefined;
declare var pantauMaps: Map<string, any>;
declare var pantauMapAhead: Map<string, Map<string, any>>;
declare var pantauMapPasts: Map<string, any>;
declare var pantauMapTime: Map<string, any>;
declare var pantauPeriod:
  | {
      choose: (period: string, send?: boolean) => void;
      periods: () => string[];
      label: (period: string) => string | undefined;
      again: () => void;
      waiting: () => boolean;
    }
  | undefined;

/** A viewBox, in map units. */
interface View {
  x: number;
  y: number;
  w: number;
  h: number;
}

/** Left, top, right, bottom in map units. */
type Box = [number, number, number, number];

/** The tile grid of the areas in scope; the arrays are by place in the layer. */
interface Grid {
  square: boolean;
  names: Map<string, string>;
  centres: [number, number][];
  outlines: string[];
  labels: string[];
  cells: { code: string; parent: string; label?: string; q: number; r: number }[];
  corners: [number, number][];
  box: Box;
}
