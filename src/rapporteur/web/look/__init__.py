"""How every page looks: base templates, components, the stylesheet and the filters for dates and numbers."""
