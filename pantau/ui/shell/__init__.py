"""What all pages share: the frame around them, the controls of the View, and how things are shown."""
