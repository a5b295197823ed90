"""Addresses of learning."""

from __future__ import annotations

from django.urls import URLPattern, path

from monitor.pages.learning import deciding, looking

urlpatterns: list[URLPattern] = [
    path("<int:brand_id>/learning/", looking.learning, name="learning"),
    path("<int:brand_id>/learning/layers/<int:number>/", deciding.use_layer, name="use-layer"),
    path("<int:brand_id>/learning/stop/", deciding.stop_learning, name="stop-learning"),
    path("<int:brand_id>/learning/resume/", deciding.resume_learning, name="resume-learning"),
    path("<int:brand_id>/learning/reread/", deciding.read_again, name="read-again"),
    path("<int:brand_id>/learning/topics/<int:topic_id>/", deciding.remove_topic, name="remove-own-topic"),
]
