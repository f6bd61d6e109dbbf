// What the server writes in front of these scripts, and what they keep in the tab.
declare const STYLE: string;
declare var pantauSkip: (event: MouseEvent) => void;
declare var pantauOwnWords: MutationObserver | undefined;
