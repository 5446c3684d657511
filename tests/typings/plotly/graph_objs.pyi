from plotly.graph_objects import Figure as Figure
