// What the chip offers to the rest of the page.
declare var pantauPeriod:
  | {
      choose: (period: string, send?: boolean) => void;
      periods: () => string[];
      label: (period: string) => string | undefined;
      again: () => void;
      waiting: () => boolean;
    }
  | undefined;
